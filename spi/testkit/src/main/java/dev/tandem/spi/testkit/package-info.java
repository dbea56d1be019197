/**
 * Contracts that connectors and stores must pass, and real systems in memory to test against.
 *
 * <h2>Prove a connector</h2>
 *
 * <p>Implement {@link dev.tandem.spi.testkit.ConnectorContract} in a test class and say how an
 * empty connector is opened:
 *
 * <pre>{@code
 * class CsvConnectorTest implements ConnectorContract {
 *   @TempDir Path folder;
 *
 *   @Override
 *   public Connector openEmpty() {
 *     return new CsvConnector(folder.resolve(UUID.randomUUID().toString()));
 *   }
 * }
 * }</pre>
 *
 * <p>JUnit then runs every promise of {@link dev.tandem.spi.connector.Connector} as a test of its
 * own: reads, pages, writes, groups, rejections, lookups, integrity, the change feed, the ledger,
 * fences, and the life of the connector with several threads. What {@code capabilities()} declares
 * is held to its word; what it does not declare must fail with the stated error, so declaring less
 * is never a way around a test.
 *
 * <p>The rows come from the catalog: {@link dev.tandem.spi.testkit.ContractFixture#derive} takes
 * the table with the most types of columns whose rows need no other row. Some promises need more
 * than any one table has, and prove nothing where it is missing; say it with {@code sample()}:
 *
 * <ul>
 *   <li>a lookup and the rows it may point at: {@code withLookup}, for LKP-8 and LIVE-23;
 *   <li>a second key whose columns the rows fill: for LIVE-20;
 *   <li>a company and the same row in another one: {@code withCompany} and {@code withMove}, for
 *       I24;
 *   <li>whatever must exist first: {@code withSetup}.
 * </ul>
 *
 * <p>A connector with several kinds of tables is proven by one nested class for each of them.
 *
 * <h2>Prove a store</h2>
 *
 * <p>Implement {@link dev.tandem.spi.testkit.SyncStoreContract}. A store that outlives its process
 * also says how the same one is opened again; without that, durability is not tested:
 *
 * <pre>{@code
 * class FileStoreTest implements SyncStoreContract {
 *   @TempDir Path folder;
 *
 *   @Override
 *   public SyncStore openEmpty() {
 *     return FileStore.open(folder.resolve(UUID.randomUUID().toString()));
 *   }
 *
 *   @Override
 *   public Optional<SyncStore> reopen(SyncStore closed) {
 *     return Optional.of(FileStore.open(((FileStore) closed).path()));
 *   }
 * }
 * }</pre>
 *
 * <p>It covers leases and their generations (I8, I9), commits that happen whole or not at all,
 * operations that are received once (I5), counts that add up (I22), every condition of a question
 * alone and with all others, pairs of rows by key and by row, documents by prefix, and forgetting
 * that never touches what is owed (I10). What a test cannot show from within one process, such as a
 * loss of power after a commit, remains with the author.
 *
 * <h2>Systems to test against</h2>
 *
 * <ul>
 *   <li>{@link dev.tandem.spi.testkit.InMemoryConnector} is a whole system for either side. {@link
 *       dev.tandem.spi.testkit.FeedStyle} says how it tells its changes: completely, or joined and
 *       inverted as Dataverse does. A log of changes and a ledger grow with every write; a test
 *       with very many bounds them with {@code keepsChanges} and {@code keepsOperations}, or
 *       switches the log off with {@code without(Capability.CHANGE_FEED)}.
 *   <li>{@link dev.tandem.spi.testkit.FaultyConnector} fails calls and single rows by script, loses
 *       answers, holds writes back until they land at the worst moment, and delivers changes twice
 *       or in another order ({@link dev.tandem.spi.testkit.ChangeDelivery}).
 *   <li>{@link dev.tandem.spi.testkit.RecordingConnector} remembers what was called and answered.
 *   <li>{@link dev.tandem.spi.testkit.ManualClock} stands still until a test moves it.
 * </ul>
 *
 * <p>All of them are safe for any thread, and nothing in them is random: chance comes in from the
 * test, so that a seed repeats a run.
 */
@NullMarked
package dev.tandem.spi.testkit;

import org.jspecify.annotations.NullMarked;
