package dev.tandem.guide.arch.offending.unplanned;

/** A package that no arrow names. */
interface StandsNowhere {}
