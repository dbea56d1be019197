package dev.tandem.example.odata.side;

import dev.tandem.example.odata.client.Batch;
import dev.tandem.example.odata.client.BatchReply;
import dev.tandem.example.odata.client.HttpCall;
import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.example.odata.client.ServiceError;
import dev.tandem.spi.connector.Fence;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one round. A write, its entry in the ledger and the touch of its fence are one
 * change set; all writes of an atomic group are one. Used by one thread.
 */
final class Round {
  private final Service service;
  private final @Nullable Ledger ledger;
  private final @Nullable Gate gate;
  private final @Nullable Fence fence;
  private final boolean atomic;
  private final List<Unit> units = new ArrayList<>();

  Round(
      Service service,
      @Nullable Ledger ledger,
      @Nullable Gate gate,
      @Nullable Fence fence,
      boolean atomic) {
    this.service = service;
    this.ledger = ledger;
    this.gate = gate;
    this.fence = fence;
    this.atomic = atomic;
  }

  /** A write with the place of its effect in its change set, -1 for none. */
  private record Member(int at, PlannedWrite.Send send, int place) {}

  /** What is applied together. */
  private static final class Unit {
    private final List<Member> members = new ArrayList<>();
    private final List<HttpCall> calls = new ArrayList<>();
  }

  boolean isEmpty() {
    return units.isEmpty();
  }

  void add(int at, Write write, PlannedWrite.Send send) {
    Unit unit;
    if (atomic && !units.isEmpty()) {
      unit = units.get(0);
    } else {
      unit = new Unit();
      units.add(unit);
      if (fence != null && gate != null) {
        unit.calls.add(gate.guard(fence));
      }
    }
    HttpCall effect = send.effect();
    unit.members.add(new Member(at, send, effect == null ? -1 : unit.calls.size()));
    if (effect != null) {
      unit.calls.add(effect);
    }
    if (ledger != null) {
      unit.calls.add(ledger.entry(write.operationId(), send.id()));
    }
  }

  /** Sends everything, as many batches as it takes; stops where an effect is in doubt. */
  void send(GroupWriter writer) {
    int most = service.dialect().batchOperations();
    int from = 0;
    while (from < units.size()) {
      Batch batch = new Batch();
      int to = from;
      while (to < units.size()
          && (to == from || batch.operations() + units.get(to).calls.size() <= most)) {
        add(batch, units.get(to));
        to++;
      }
      if (batch.size() > 0 && !send(writer, batch, units.subList(from, to))) {
        putOff(writer, units.subList(to, units.size()), service.client().clock().instant());
        return;
      }
      units.subList(from, to).stream()
          .filter(unit -> unit.calls.isEmpty())
          .forEach(unit -> succeed(writer, unit, List.of()));
      from = to;
    }
  }

  private void add(Batch batch, Unit unit) {
    if (unit.calls.size() == 1 && !atomic) {
      batch.add(unit.calls.get(0));
    } else if (!unit.calls.isEmpty()) {
      batch.changeSet(unit.calls);
    }
  }

  /** False when what follows must not be sent now. */
  private boolean send(GroupWriter writer, Batch batch, List<Unit> sent) {
    List<Unit> asked = sent.stream().filter(unit -> !unit.calls.isEmpty()).toList();
    Sender.Result result = new Sender(service.client()).send(batch);
    if (result instanceof Sender.NoEffect none) {
      putOff(writer, asked, none.until());
      return false;
    }
    if (result instanceof Sender.InDoubt doubt) {
      doubt(writer, asked, doubt.reason());
      return false;
    }
    List<BatchReply.Part> parts = ((Sender.Done) result).reply().parts();
    for (int at = 0; at < parts.size(); at++) {
      answer(writer, asked.get(at), parts.get(at));
    }
    List<Unit> silent = asked.subList(parts.size(), asked.size());
    boolean stopped = !parts.isEmpty() && !parts.get(parts.size() - 1).first().isOk();
    if (!silent.isEmpty() && !stopped) {
      doubt(writer, silent, "the service answered only a part of the batch");
      return false;
    }
    return true;
  }

  private static void putOff(GroupWriter writer, List<Unit> some, Instant until) {
    some.forEach(
        unit ->
            unit.members.forEach(
                member -> writer.settle(member.at(), new WriteOutcome.Throttled(until))));
  }

  private static void doubt(GroupWriter writer, List<Unit> some, String reason) {
    some.forEach(
        unit ->
            unit.members.forEach(
                member -> writer.settle(member.at(), new WriteOutcome.Unknown(reason))));
  }

  private void answer(GroupWriter writer, Unit unit, BatchReply.Part part) {
    if (part.first().isOk()) {
      succeed(writer, unit, part.replies());
      return;
    }
    int culprit = unit.calls.size() == 1 ? 0 : part.culprit();
    Member member =
        unit.members.stream()
            .filter(one -> one.place() >= 0 && one.place() == culprit)
            .findFirst()
            .orElse(null);
    HttpReply reply = part.first();
    ServiceError error = ServiceError.of(reply, service.client().limits());
    if (member != null) {
      writer.refused(member.at(), member.send(), new Refusals.Cause(reply, error));
    } else if (reply.status() < 500
        && reply.status() != 429
        && (culprit >= 0 || writer.mayBeOvertaken(unit.members.get(0).at()))) {
      unit.members.forEach(one -> writer.overtaken(one.at()));
    } else {
      Member first = unit.members.get(0);
      writer.refused(first.at(), first.send(), new Refusals.Cause(reply, error));
    }
  }

  private void succeed(GroupWriter writer, Unit unit, List<HttpReply> replies) {
    for (Member member : unit.members) {
      if (member.send().leaves() == null) {
        writer.applied(member.at(), new WriteOutcome.Applied(null, false), null);
      } else {
        String version = version(replies.get(member.place()));
        writer.applied(
            member.at(),
            new WriteOutcome.Applied(version, member.send().created(), member.send().id()),
            member.send().wish());
      }
    }
  }

  private @Nullable String version(HttpReply reply) {
    Limits limits = service.client().limits();
    try {
      return WriteCalls.version(reply, limits);
    } catch (MalformedAnswerException unreadable) {
      // The effect is certain all the same; its version is what the next read says.
      return null;
    }
  }
}
