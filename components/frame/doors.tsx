"use client";

import {
  askForKeys,
  askForPalette,
  askToSaveView,
  onKeysAsked,
  onPaletteAsked,
  onSaveViewAsked,
} from "./frame-events";
import type { KeysDialogProps } from "./keys-dialog";
import type { PaletteProps } from "./palette";
import type { SaveViewDialogProps } from "./save-view-dialog";
import { type Door, useDoor } from "./use-door";

const PALETTE: Door<PaletteProps> = {
  onAsked: onPaletteAsked,
  ask: askForPalette,
  load: () => import("./palette").then(({ Palette }) => Palette),
  isReady: true,
};
const KEYS: Door<KeysDialogProps> = {
  onAsked: onKeysAsked,
  ask: askForKeys,
  load: () => import("./keys-dialog").then(({ KeysDialog }) => KeysDialog),
  isReady: false,
};
const SAVE_VIEW: Door<SaveViewDialogProps> = {
  onAsked: onSaveViewAsked,
  ask: askToSaveView,
  load: () => import("./save-view-dialog").then(({ SaveViewDialog }) => SaveViewDialog),
  isReady: false,
};

/** Where the palette opens. */
export function PaletteDoor(props: PaletteProps) {
  const Palette = useDoor(PALETTE);
  return Palette === null ? null : <Palette {...props} />;
}

/** Where the list of keys opens. */
export function KeysDoor(props: KeysDialogProps) {
  const KeysDialog = useDoor(KEYS);
  return KeysDialog === null ? null : <KeysDialog {...props} />;
}

/** Where a view is named. */
export function SaveViewDoor(props: SaveViewDialogProps) {
  const SaveViewDialog = useDoor(SAVE_VIEW);
  return SaveViewDialog === null ? null : <SaveViewDialog {...props} />;
}
