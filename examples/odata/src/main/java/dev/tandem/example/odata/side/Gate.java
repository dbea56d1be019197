package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.Batch;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.ServiceClient;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.error.TransientConnectorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Fences as rows of the service. A partition has a head with the highest generation that was
 * raised, and a row for each generation that may write. Every change set touches the row of its
 * generation and fails when that is gone; raising a fence changes the head and deletes the rows of
 * older generations in one change set. So an older write either comes before, or not at all (I8,
 * T6), and writers need no common version. Writers of one generation wait for each other at its
 * row. Safe for any thread.
 */
final class Gate {
  private static final int MOST_ATTEMPTS = 50;
  private static final int HASH = 40;

  private final Service service;
  private final OwnTable table;
  private final Sender sender;
  private final Set<String> open = ConcurrentHashMap.newKeySet();

  Gate(Service service, WireTable table) {
    this.service = service;
    this.table = new OwnTable(service, table);
    sender = new Sender(service.client());
  }

  private static String partition(Fence fence) {
    return Seal.of(fence.partition()).substring(0, HASH);
  }

  private static String head(Fence fence) {
    return partition(fence) + "h";
  }

  private static String own(Fence fence) {
    return partition(fence) + "g" + fence.generation();
  }

  /** The request that fails unless this generation may write. */
  HttpCall guard(Fence fence) {
    return table.change(own(fence), fence.generation());
  }

  /** Forgets that this generation may write, because the service says otherwise. */
  void doubt(Fence fence) {
    open.remove(own(fence));
  }

  /** Makes sure that this generation has its row; false when a newer one was raised. */
  boolean open(Fence fence) {
    if (open.contains(own(fence))) {
      return true;
    }
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      var rows = table.find(List.of(head(fence), own(fence)));
      Found head = rows.get(head(fence));
      if (head != null && generation(head) > fence.generation()) {
        return false;
      }
      boolean known = head != null && rows.containsKey(own(fence));
      if (known || isDone(opening(fence, head))) {
        open.add(own(fence));
        return true;
      }
    }
    throw contended(fence);
  }

  private List<HttpCall> opening(Fence fence, @Nullable Found head) {
    HttpCall ownRow = table.create(own(fence), fence.generation());
    long generation = head == null ? 0 : generation(head);
    return List.of(headCall(fence, head, generation), ownRow);
  }

  private HttpCall headCall(Fence fence, @Nullable Found head, long generation) {
    return head == null
        ? table.create(head(fence), generation)
        : table.change(head(fence), generation).with("If-Match", head.version());
  }

  /** Makes this generation the oldest that may write; false when a newer one was raised. */
  boolean raise(Fence fence) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Found head = table.find(List.of(head(fence))).get(head(fence));
      long raised = head == null ? 0 : generation(head);
      if (raised >= fence.generation()) {
        return raised == fence.generation();
      }
      List<HttpCall> calls = new ArrayList<>();
      calls.add(headCall(fence, head, fence.generation()));
      older(fence).forEach(key -> calls.add(table.delete(key)));
      if (isDone(calls)) {
        return true;
      }
    }
    throw contended(fence);
  }

  /** The keys of the rows of older generations. */
  private List<String> older(Fence fence) {
    // Hexadecimal digits and letters stand in the same order in every collation.
    String filter =
        "%s ge '%sg' and %s lt '%sh' and %s lt %d"
            .formatted(
                table.key().name(),
                partition(fence),
                table.key().name(),
                partition(fence),
                table.value().name(),
                fence.generation());
    WireTable wire = table.table();
    Fetcher.Ask ask =
        new Fetcher.Ask(
            wire,
            new Urls(service)
                .rows(wire, List.of("$select=" + wire.select(), Urls.option("$filter", filter))));
    return new Fetcher(service).all(List.of(ask)).get(0).stream().map(table::keyOf).toList();
  }

  private long generation(Found row) {
    return table.valueOf(row, 0) instanceof Long generation ? generation : 0;
  }

  /** Whether the change set took effect; when nobody knows, the next look tells. */
  private boolean isDone(List<HttpCall> calls) {
    Sender.Result result = sender.send(new Batch().changeSet(calls));
    if (result instanceof Sender.NoEffect none) {
      throw new TransientConnectorException(none.reason(), none.until(), null);
    }
    return result instanceof Sender.Done done
        && done.reply().parts().size() == 1
        && done.reply().parts().get(0).isSet();
  }

  private TransientConnectorException contended(Fence fence) {
    ServiceClient client = service.client();
    return new TransientConnectorException(
        "the fence of partition %s is changed by others all the time".formatted(fence.partition()),
        client.clock().instant(),
        null);
  }
}
