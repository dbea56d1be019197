package dev.tandem.guide.arch.offending.unplanned;

/** A name that tells nothing. */
interface NameHelper {}
