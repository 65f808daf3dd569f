// Set up before the tests: where property tests take their chance from.
import fc from 'fast-check';

/**
 * On a developer's machine every run tries something new, and a failure prints its seed. In CI a
 * change is judged by itself and not by luck, so there the seed stands still; FC_SEED sets another.
 */
const wanted = process.env['FC_SEED'] ?? (process.env['CI'] ? '20260101' : '');
if (wanted !== '') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(wanted) });
