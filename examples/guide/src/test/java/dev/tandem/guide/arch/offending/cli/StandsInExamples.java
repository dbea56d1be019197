package dev.tandem.guide.arch.offending.cli;

/** Something that only programs may use. */
public interface StandsInExamples {}
