/** Lets the reader save a text as a file, or another value as a file of JSON. */
export function download(name: string, content: unknown): void {
  const [type, text] =
    typeof content === 'string'
      ? ['text/plain', content]
      : ['application/json', `${JSON.stringify(content, undefined, 2)}\n`];
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
