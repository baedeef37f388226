/** Three languages, always in sight. */
import { changeLanguage, language, text } from '../text/currentText.ts';
import { LANGUAGE_MARKS, LANGUAGE_NAMES, LANGUAGES } from '../text/language.ts';

export function LanguageSwitch() {
  return (
    <nav class="languages" aria-label={text().pages.language}>
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          aria-label={LANGUAGE_NAMES[each]}
          aria-pressed={language.value === each}
          onClick={() => void changeLanguage(each)}
        >
          {LANGUAGE_MARKS[each]}
        </button>
      ))}
    </nav>
  );
}
