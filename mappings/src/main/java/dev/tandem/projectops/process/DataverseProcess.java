package dev.tandem.projectops.process;

/**
 * A process of the Dataverse side. It runs for no single legal entity, because work between
 * companies writes rows of both (ACT-46); its records are those of all.
 */
public interface DataverseProcess extends SideProcess {}
