package dev.tandem.spi.testkit;

/**
 * Everything that {@link dev.tandem.spi.connector.Connector} promises, as JUnit tests to inherit. A
 * test class implements this interface, opens an empty connector and, where the catalog alone does
 * not say how a valid row looks, supplies a {@link ContractFixture}. A capability that is not
 * declared is tested to fail as stated. Tests of a type of column prove nothing when the sample
 * table has no such column, so choose a table with many.
 */
public interface ConnectorContract
    extends ReadContract,
        PagingContract,
        WriteContract,
        GroupContract,
        RejectionContract,
        LookupContract,
        IntegrityContract,
        FeedContract,
        LedgerContract,
        FenceContract,
        LifeContract {}
