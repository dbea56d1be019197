package dev.tandem.engine.plan;

/** A step that reads behind a lookup. What it needs looked up never depends on the company. */
sealed interface ReadStep extends LookupStep
    permits ReadLookup, ReadBehind, ReadId, ReadPolymorphic {}
