package dev.tandem.guide.arch.offending.core.testkit;

/** Something that only tests may use. */
public interface StandsInTests {}
