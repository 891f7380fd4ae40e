import { isObject } from '../../json.js';

/** Whether a process of this machine runs. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user.
    return isObject(error) && error['code'] === 'EPERM';
  }
}
