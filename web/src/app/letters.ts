// Whether single letters are shortcuts. They can be turned off, since speech input types letters.
const name = 'stepwell-letters';

export function lettersAreOn(): boolean {
  try {
    return localStorage.getItem(name) !== 'off';
  } catch {
    return true;
  }
}

export function setLetters(on: boolean) {
  try {
    localStorage.setItem(name, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing keeps the default.
  }
}
