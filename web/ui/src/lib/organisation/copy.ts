// To the clipboard. An intranet host without TLS is no secure context, where navigator.clipboard does not exist;
// there the old command copies what is selected, and if a browser refuses that too, the text stays selected.

export async function copyText(input: HTMLInputElement | HTMLTextAreaElement): Promise<boolean> {
  input.focus();
  input.select();
  try {
    const { clipboard } = navigator as Partial<Navigator>; // where it is missing, the way below is taken
    if (clipboard) {
      await clipboard.writeText(input.value);
      return true;
    }
  } catch {
    // not there, or forbidden
  }
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}
