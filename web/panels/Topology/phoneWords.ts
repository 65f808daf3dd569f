/** The words of the picture's menu on phones. They come with it. */
import { ownWords } from '../../language/ownWords.ts';

const en = { menu: 'Nodes, load and links' };

const zh: typeof en = { menu: '节点、加压和链路' };

export const usePhoneWords = ownWords({ en, zh });
