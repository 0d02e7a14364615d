import {sourcesAndWays} from './cases.ts';
import {holdAgainstBoto} from './hold-against-boto.ts';

holdAgainstBoto(sourcesAndWays);
