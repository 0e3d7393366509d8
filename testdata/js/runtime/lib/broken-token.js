const lost =;
