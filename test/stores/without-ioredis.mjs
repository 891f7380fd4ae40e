// Opens a Redis store where the package ioredis is not installed, and prints the error.
import { register } from 'node:module';

const hook = `
  export function resolve(name, context, next) {
    if (name !== 'ioredis') return next(name, context);
    throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' });
  }`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);

const { redisStore } = await import('../../src/stores/redis-store.ts');
await redisStore({ url: 'redis://localhost' }).catch(({ name, message }) =>
  console.log(`${name}: ${message}`),
);
