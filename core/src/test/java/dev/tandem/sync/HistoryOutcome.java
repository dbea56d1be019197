package dev.tandem.sync;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Row;
import dev.tandem.sync.event.SyncEvent;
import java.util.ArrayList;
import java.util.List;

/** What must hold after a history: both sides agree, and nothing of what was undone is left. */
final class HistoryOutcome {
  private final SyncWorld world;
  private final HistoryPeople people;
  private final HistoryHosts hosts;
  private final Customers customers;
  private final List<String> problems = new ArrayList<>();

  private HistoryOutcome(SyncWorld world, HistoryPeople people, HistoryHosts hosts) {
    this.world = world;
    this.people = people;
    this.hosts = hosts;
    customers = new Customers(world);
  }

  /** What is wrong once everything was worked on; empty when nothing. */
  static List<String> problems(SyncWorld world, HistoryPeople people, HistoryHosts hosts) {
    HistoryOutcome outcome = new HistoryOutcome(world, people, hosts);
    if (!world.store.documents("intent/").isEmpty()) {
      outcome.problems.add("a transaction stays in doubt");
    }
    HistoryPeople.NUMBERS.forEach(outcome::check);
    return outcome.problems;
  }

  private void check(String number) {
    Row account = customers.row(Side.DATAVERSE, number);
    Row customer = customers.row(Side.FINANCE, number);
    if ((account == null) != (customer == null)) {
      problems.add(
          "%s is only on %s: %s"
              .formatted(
                  number,
                  account == null ? Side.FINANCE : Side.DATAVERSE,
                  account == null ? customer : account));
      return;
    }
    if (account == null && people.keeps(number)) {
      problems.add(number + " is gone, and nobody deleted it");
    }
    for (String text : Customers.TEXTS) {
      String there = Customers.text(Side.DATAVERSE, account, text);
      String here = Customers.text(Side.FINANCE, customer, text);
      if (!there.equals(here)) {
        problems.add("%s of %s is %s and %s".formatted(text, number, there, here));
      }
      if (people.isUndone(there) && !isDecided(number)) {
        problems.add("%s of %s is %s, which was undone".formatted(text, number, there));
      }
    }
  }

  /** Where an edit stood against the taking back, the policy decided, and a record tells. */
  private boolean isDecided(String number) {
    return world.events.stream()
        .filter(SyncEvent.Conflicted.class::isInstance)
        .map(event -> ((SyncEvent.Conflicted) event).operationId())
        .filter(id -> id.endsWith("/settled"))
        .map(id -> id.substring(id.lastIndexOf('|') + 1).replaceAll("/.*", ""))
        .anyMatch(coordinate -> number.equals(hosts.numberOf(coordinate)));
  }
}
