import { createHash } from 'node:crypto';

/** A Lua script. Redis runs it without anything in between, and keeps it under the hash of its text. */
export interface Script {
  readonly text: string;
  readonly sha: string;
}

const scriptOf = (keys: string, body: string): Script => {
  const text = `local ${keys} = KEYS[1], KEYS[2]\n${body.trim()}\n`;
  return { text, sha: createHash('sha1').update(text).digest('hex') };
};

/**
 * The scripts of the state get two keys. `entries` is a hash of packed entries by member. `index` is a sorted set of the
 * members, all with the score 0, which Redis therefore orders by their bytes.
 */
const script = (body: string): Script => scriptOf('entries, index', body);

/**
 * The scripts of the log get two keys. `ends` is a hash of the last ID of each stream, `GENERATION-SEQUENCE`. `stream` is
 * the stream.
 */
const logScript = (body: string): Script => scriptOf('ends, stream', body);

/** Lua passes at most about 8000 arguments to a function. */
const readAll = `
local function read(members)
  local values = {}
  for first = 1, #members, 1000 do
    local last = math.min(first + 999, #members)
    for _, value in ipairs(redis.call('HMGET', entries, unpack(members, first, last))) do
      values[#values + 1] = value
    end
  end
  return values
end
local function remove(members)
  for first = 1, #members, 1000 do
    local last = math.min(first + 999, #members)
    redis.call('HDEL', entries, unpack(members, first, last))
    redis.call('ZREM', index, unpack(members, first, last))
  end
end`;

/** Lets both keys expire at once. `maxAge` is in milliseconds, 0 to keep them. */
const keep = `
local function keep(maxAge)
  if maxAge == 0 then
    redis.call('PERSIST', entries)
    redis.call('PERSIST', index)
  else
    local now = redis.call('TIME')
    local at = string.format('%.0f', now[1] * 1000 + math.floor(now[2] / 1000) + maxAge)
    redis.call('PEXPIREAT', entries, at)
    redis.call('PEXPIREAT', index, at)
  end
end`;

/**
 * Makes changes, or returns the index of the first whose condition does not hold. Renews the maximum age only if a tenth
 * of it has passed. Arguments: the maximum age, then four
 * for each change. They are the operation, the member, the condition (`+` present, `-` absent, how the entry begins, or
 * nothing), and the packed entry.
 */
export const write = script(`${keep}
for i = 2, #ARGV, 4 do
  local when = ARGV[i + 2]
  if when ~= '' then
    local found = redis.call('HGET', entries, ARGV[i + 1])
    local holds
    if when == '-' then holds = not found
    elseif when == '+' then holds = found
    else holds = found and string.sub(found, 1, #when) == when end
    if not holds then return (i - 2) / 4 end
  end
end
for i = 2, #ARGV, 4 do
  local operation, member = ARGV[i], ARGV[i + 1]
  if operation == 'put' then
    if redis.call('HSET', entries, member, ARGV[i + 3]) == 1 then redis.call('ZADD', index, 0, member) end
  elseif operation == 'delete' then
    if redis.call('HDEL', entries, member) == 1 then redis.call('ZREM', index, member) end
  end
end
local maxAge, left = tonumber(ARGV[1]), redis.call('PTTL', entries)
if maxAge == 0 and left >= 0 or maxAge > 0 and left < maxAge * 0.9 then keep(maxAge) end
return false`);

/**
 * Returns the packed entries in a range of members, from an offset, at most a number of them, -1 for all. Redis would walk
 * to the offset in a range, but goes straight to a rank.
 */
export const list = script(`${readAll}
local offset, number = tonumber(ARGV[3]), tonumber(ARGV[4])
if offset == 0 then return read(redis.call('ZRANGEBYLEX', index, ARGV[1], ARGV[2], 'LIMIT', 0, number)) end
local first = redis.call('ZLEXCOUNT', index, '-', '(' .. string.sub(ARGV[1], 2))
local last = first + redis.call('ZLEXCOUNT', index, ARGV[1], ARGV[2]) - 1
if number >= 0 then last = math.min(last, first + offset + number - 1) end
if first + offset > last then return {} end
return read(redis.call('ZRANGE', index, first + offset, last))`);

/** Returns the first members in a range, and their packed entries. */
export const page = script(`${readAll}
local members = redis.call('ZRANGEBYLEX', index, ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])
return {members, read(members)}`);

/** Deletes the first entries in a range. Returns how many. */
export const clear = script(`${readAll}
local members = redis.call('ZRANGEBYLEX', index, ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])
remove(members)
return #members`);

/**
 * Deletes those of the first entries in a range that have expired by a time. Returns how many, and the member to continue
 * after, if there may be more.
 */
export const sweep = script(`${readAll}
local limit, now = tonumber(ARGV[3]), tonumber(ARGV[4])
local members = redis.call('ZRANGEBYLEX', index, ARGV[1], ARGV[2], 'LIMIT', 0, limit)
local expired = {}
for i, value in ipairs(read(members)) do
  local expiresAt = value and tonumber(string.match(value, '^[^ ]* ([^ ]+) '))
  if expiresAt and expiresAt <= now then expired[#expired + 1] = members[i] end
end
remove(expired)
return {#expired, #members == limit and members[limit] or false}`);

/**
 * Renews the maximum age. If Redis evicted one of the two keys to free memory, or they differ otherwise, writes the index
 * again.
 */
export const renew = script(`${keep}
if redis.call('HLEN', entries) ~= redis.call('ZCARD', index) then
  redis.call('DEL', index)
  for _, member in ipairs(redis.call('HKEYS', entries)) do redis.call('ZADD', index, 0, member) end
end
keep(tonumber(ARGV[1]))`);

/**
 * Adds a text to a stream, and returns its ID. A generation is the time in microseconds at which it began. Arguments: the
 * name of the stream, the text, how many the stream keeps, the maximum age.
 */
export const append = logScript(`
local generation, sequence = string.match(redis.call('HGET', ends, ARGV[1]) or '', '^(%d+)-(%d+)$')
if not generation then
  local now = redis.call('TIME')
  generation, sequence = string.format('%d%06d', now[1], now[2]), 0
end
local id = generation .. '-' .. string.format('%d', sequence + 1)
redis.call('XADD', stream, 'MAXLEN', ARGV[3], id, 't', ARGV[2])
redis.call('HSET', ends, ARGV[1], id)
local maxAge = tonumber(ARGV[4])
if maxAge > 0 then
  redis.call('PEXPIRE', ends, maxAge)
  redis.call('PEXPIRE', stream, maxAge)
end
return id`);

/**
 * Returns the last ID of a stream, and the IDs and texts after an ID of the same generation, or else the first ones.
 * Arguments: the name of the stream, the generation and the sequence, how many to return.
 */
export const readLog = logScript(`
local last = redis.call('HGET', ends, ARGV[1])
if not last or last == ARGV[2] .. '-' .. ARGV[3] then return {last, {}} end
local from = '-'
if string.match(last, '^%d+') == ARGV[2] then from = '(' .. ARGV[2] .. '-' .. ARGV[3] end
return {last, redis.call('XRANGE', stream, from, '+', 'COUNT', ARGV[4])}`);

/** Deletes a stream. Argument: its name. */
export const clearLog = logScript(`
redis.call('DEL', stream)
redis.call('HDEL', ends, ARGV[1])`);
