package dev.tandem.projectops.process;

/** A process of finance; it runs for one legal entity, and its records are those of that entity. */
public interface FinanceProcess extends SideProcess {}
