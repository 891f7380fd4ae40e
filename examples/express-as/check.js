/** Opens the page that the server prints in place of a message to the user's phone, and decides there. */
export async function decideBackchannel({ open, forms, output }) {
  const url = output()
    .match(/https?:\S+\/phone\/\S+/g)
    ?.at(-1);
  if (url === undefined) throw new Error('The server has sent no message to a phone.');
  await forms(await open(url));
}
