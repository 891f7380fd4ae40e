import { Option } from 'commander';
import { coverageVariable } from '../coverage/variable.js';

/** The folder of coverage files unless another one is given. */
export const coverageFolder = 'authlete-coverage';

/** The option that makes a command count what passes it. */
export const coverageOption = (): Option =>
  new Option(
    '--coverage [folder]',
    `count the actions that your server meets, into a file of this folder (default: ${coverageFolder})`,
  ).env(coverageVariable);

/** Returns the folder that the option names; `undefined` if it is not given. */
export const folderOf = (given: string | true | undefined): string | undefined =>
  given === true ? coverageFolder : given;
