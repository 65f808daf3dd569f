import { beforeEach, expect, test } from 'vitest';
import { forgetHistories, historyLook, historyStyle, isSet, keepHistories } from './history.ts';

const id = (n: number) => (n * 0x9e3779b1).toString(16).padStart(40, '0').slice(-40);
const ids = (count: number) => Array.from({ length: count }, (_, n) => id(n + 1));
const looks = (count: number) => ids(count).map(historyLook);

beforeEach(forgetHistories);

test('a history in the picture keeps its look, whatever comes and goes', () => {
  keepHistories([id(1)]);
  const look = historyLook(id(1));
  for (let other = 2; other < 60; other += 1) historyLook(id(other));
  expect(historyLook(id(1))).toEqual(look);
});

test('eight histories at once differ both in shape and in colour', () => {
  const all = looks(8);
  expect(new Set(all.map((look) => look.shape)).size).toBe(8);
  expect(new Set(all.map((look) => look.hue)).size).toBe(8);
});

test('with twelve nodes and their second IDs no two histories look alike', () => {
  keepHistories(ids(24));
  const all = looks(24);
  expect(new Set(all.map(({ hue, shape }) => `${hue} ${shape}`)).size).toBe(24);
  expect(looks(24)).toEqual(all);
});

test('a history that has left the picture gives its colour away only when eight are taken', () => {
  const first = historyLook(id(1));
  keepHistories([]);
  for (let other = 2; other <= 8; other += 1) historyLook(id(other));
  expect(historyLook(id(1))).toEqual(first);
  keepHistories(ids(8).slice(1));
  expect(historyLook(id(9))).toEqual(first);
});

test('forty zeros are no second ID', () => {
  expect(isSet('0'.repeat(40))).toBe(false);
  expect(isSet(id(1))).toBe(true);
});

// ------------------------------------------------------------------ colours, as eyes see them

type Triple = readonly [number, number, number];
/** Machado, Oliveira, Fernandes 2009, full severity; linear RGB, row by row. */
const EYES: Readonly<Record<string, readonly number[]>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
};
/** As in `theme.css`: lightness, step, chroma. */
const THEMES = { dark: [0.76, 0.1, 0.125], light: [0.54, -0.13, 0.13] } as const;

function linearOf(l: number, chroma: number, hue: number): Triple {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const [x, y, z] = [
    (l + 0.3963377774 * a + 0.2158037573 * b) ** 3,
    (l - 0.1055613458 * a - 0.0638541728 * b) ** 3,
    (l - 0.0894841775 * a - 1.291485548 * b) ** 3,
  ];
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
}

function seenBy(eye: readonly number[], rgb: Triple): Triple {
  const row = (at: number) =>
    Math.max(
      0,
      rgb.reduce((sum, part, index) => sum + part * (eye[at + index] ?? 0), 0),
    );
  return [row(0), row(3), row(6)];
}

function labOf([r, g, b]: Triple): Triple {
  const x = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const y = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const z = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * x + 0.793617785 * y - 0.0040720468 * z,
    1.9779984951 * x - 2.428592205 * y + 0.4505937099 * z,
    0.0259040371 * x + 0.7827717662 * y - 0.808675766 * z,
  ];
}

/** 0.02 is a just noticeable difference in OKLab. */
const CLEARLY = 0.05;

test.each(Object.entries(EYES))('the first four colours differ clearly: %s', (_name, eye) => {
  for (const [lightness, step, chroma] of Object.values(THEMES)) {
    forgetHistories();
    const seen = ids(4).map((replid) => {
      const { '--hue': hue, '--shade': shade } = historyStyle(replid);
      return labOf(seenBy(eye, linearOf(lightness + step * shade, chroma, hue)));
    });
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        expect(Math.hypot(...one.map((part, at) => part - (other[at] ?? 0)))).toBeGreaterThan(
          CLEARLY,
        );
      }
    }
  }
});
