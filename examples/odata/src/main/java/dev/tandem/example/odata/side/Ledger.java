package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.Batch;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.AcceptedOperation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operations that took effect, as rows of the service itself: the row of an operation is
 * created in the change set of its effect, so that there is never one without the other (T4), and
 * names the row there on Dataverse. The version that the effect left is known only afterwards and
 * noted in a second request; should that one be lost, the operation is proven all the same, without
 * version. Safe for any thread.
 */
final class Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private static final int VERSION = 0;
  private static final int ROW = 1;

  private final Service service;
  private final OwnTable table;
  private final Sender sender;
  private final int batchOperations;

  Ledger(Service service, WireTable table) {
    this.service = service;
    this.table = new OwnTable(service, table);
    sender = new Sender(service.client());
    batchOperations = service.dialect().batchOperations();
  }

  private static String key(String operationId) {
    // A key in an address takes neither every character nor every length [V3].
    return Seal.of(operationId);
  }

  Map<String, AcceptedOperation> accepted(Collection<String> operationIds) {
    List<KeyFinder.Wanted> wishes = wishes(operationIds);
    return accepted(operationIds, new KeyFinder(service).find(wishes));
  }

  /** The rows that prove these operations, to be found together with others. */
  List<KeyFinder.Wanted> wishes(Collection<String> operationIds) {
    return operationIds.stream().map(id -> table.wish(key(id))).distinct().toList();
  }

  /** Which of these operations are proven by these rows. */
  Map<String, AcceptedOperation> accepted(
      Collection<String> operationIds, Map<KeyFinder.Wanted, List<Found>> rows) {
    Map<String, AcceptedOperation> accepted = new LinkedHashMap<>();
    for (String id : operationIds) {
      List<Found> own = rows.getOrDefault(table.wish(key(id)), List.of());
      if (!own.isEmpty()) {
        Object version = table.valueOf(own.get(0), VERSION);
        String text = version == null ? null : version.toString();
        accepted.put(id, new AcceptedOperation(id, text, rowOf(own.get(0))));
      }
    }
    return accepted;
  }

  /** Nothing but an identifier names a row, whatever somebody wrote there. */
  private @Nullable UUID rowOf(Found proof) {
    Object text = table.valueOf(proof, ROW);
    try {
      return text == null ? null : UUID.fromString(text.toString());
    } catch (IllegalArgumentException other) {
      return null;
    }
  }

  /**
   * The request that notes an operation; it fails when the operation is noted already.
   *
   * @param row the identifier that the row will have; null on finance, and after a delete
   */
  HttpCall entry(String operationId, @Nullable UUID row) {
    return table.create(key(operationId), null, row);
  }

  /** Notes which versions operations left. */
  void note(Map<String, String> versions) {
    List<HttpCall> calls = new ArrayList<>();
    versions.forEach((id, version) -> calls.add(table.change(key(id), version)));
    for (int from = 0; from < calls.size(); from += batchOperations) {
      Batch batch = new Batch();
      calls.subList(from, Math.min(calls.size(), from + batchOperations)).forEach(batch::add);
      Sender.Result result = sender.send(batch);
      boolean noted =
          result instanceof Sender.Done done
              && done.reply().parts().stream().allMatch(part -> part.first().isOk());
      if (!noted) {
        LOG.warn(
            "The versions of {} operations could not be noted; they count as accepted without",
            batch.size());
      }
    }
  }
}
