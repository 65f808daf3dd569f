// Set up before the tests: they have the whole engine, as the programs have.
import { installRest } from '../rest.ts';

installRest();
