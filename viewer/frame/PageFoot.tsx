/** The foot of every page. */
import { language, text } from '../text/currentText.ts';

export function PageFoot() {
  const texts = text();
  return (
    <footer class="foot">
      <p>
        <span class="adults">18+</span> {texts.footer.adults}
      </p>
      <p>{texts.footer.operator}</p>
      <nav aria-label={texts.pages.live}>
        <a href={`/?lang=${language.value}`}>{texts.pages.live}</a>
        <a href={`/check?lang=${language.value}`}>{texts.pages.check}</a>
        <a href={`/prizes?lang=${language.value}`}>{texts.pages.prizes}</a>
        <a href={`/raffle?lang=${language.value}`}>{texts.pages.raffle}</a>
        <a href={`/lab?lang=${language.value}`}>{texts.pages.lab}</a>
      </nav>
    </footer>
  );
}
