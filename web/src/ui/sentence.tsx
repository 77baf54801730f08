import { sentenceParts } from './sentence-parts';
import classes from './sentence.module.css';

// A sentence made by the server, with its bold parts.
export function Sentence({ text }: { text: string }) {
  return (
    <>
      {sentenceParts(text).map((part, index) =>
        part.bold ? (
          <b key={index} className={classes.bold}>
            {part.text}
          </b>
        ) : (
          part.text
        ),
      )}
    </>
  );
}
