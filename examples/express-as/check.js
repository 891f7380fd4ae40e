import { setTimeout as sleep } from 'node:timers/promises';

const used = new Set();

/** Opens the page that the server prints in place of a message to the user's phone, and decides there. */
export async function decideBackchannel({ open, forms, output }) {
  const url = await newMessage(output);
  used.add(url);
  await forms(await open(url));
}

/** The message may come after the response of the server, and earlier ones may be unanswered. */
async function newMessage(output) {
  for (let tries = 0; tries < 100; tries += 1) {
    const before = latest(output);
    await sleep(50);
    const url = latest(output);
    if (url !== undefined && url === before && !used.has(url)) return url;
  }
  throw new Error('The server has sent no message to a phone.');
}

const latest = (output) =>
  output()
    .match(/https?:\S+\/phone\/\S+/g)
    ?.at(-1);
