// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2

// Everything here only adds to a page that already works without script.
// Each part looks for its own data attribute, shows its button and stays away where the browser cannot do it.

import { characterCount } from './character-count.js';
import { errorSummary } from './error-summary.js';
import { mapPins } from './map-pins.js';
import { myPlace } from './my-place.js';
import { printPage } from './print-page.js';
import { privacyScreen } from './privacy-screen.js';
import { quickLeave } from './quick-leave.js';
import { readAloud } from './read-aloud.js';
import { sharePage } from './share-page.js';
import { speakText } from './speak-text.js';
import { suggest } from './suggest.js';
import { useful } from './useful.js';
import { workKeys } from './work-keys.js';

for (const start of [
  quickLeave, privacyScreen, errorSummary, workKeys, characterCount, readAloud, speakText, printPage, sharePage,
  suggest, myPlace, mapPins, useful,
]) {
  start(document);
}
