import {holdAgainstBoto} from './hold-against-boto.ts';
import {rarerFiles, rarerSources} from './rarer-cases.ts';

holdAgainstBoto([...rarerFiles, ...rarerSources]);
