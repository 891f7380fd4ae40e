/** The folder of coverage files unless another one is given. */
export const coverageFolder = 'authlete-coverage';

/** Returns the folder that a `--coverage [folder]` option names. */
export const folderOf = (given: string | true): string => (given === true ? coverageFolder : given);
