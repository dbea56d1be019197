package dev.tandem.spi.testkit;

import dev.tandem.spi.state.SyncStore;

/** The store in memory keeps the contract. */
class MemoryStoreContractTest implements SyncStoreContract {
  @Override
  public SyncStore openEmpty() {
    return SyncStore.inMemory();
  }
}
