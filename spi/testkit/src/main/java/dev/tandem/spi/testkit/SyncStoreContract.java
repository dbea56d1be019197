package dev.tandem.spi.testkit;

/**
 * Everything that {@link dev.tandem.spi.state.SyncStore} promises, as JUnit tests to inherit. A
 * test class implements this interface, opens an empty store and, when the store outlives its
 * process, says how to open the same one again.
 */
public interface SyncStoreContract
    extends StoreLeaseContract,
        StoreCommitContract,
        StoreQueryContract,
        StoreLinkContract,
        StoreDocumentContract,
        StoreLifeContract {}
