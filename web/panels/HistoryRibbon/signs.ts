/** What a node is, by the signs that cards have for it: a history's own sign is a shape, too. */
import { Crown, Files, X } from 'lucide-react';

export const SIGNS = { master: Crown, replica: Files, down: X } as const;
