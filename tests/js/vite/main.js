import { load } from '@common-measure/engine';

window.total = async (text) => (await load()).assess(text).lots[0].bids[0].total;
