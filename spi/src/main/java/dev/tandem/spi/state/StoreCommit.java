package dev.tandem.spi.state;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that must be stored together or not at all. Immutable.
 *
 * @param lease the lease that must still be the newest of its partition; null for an action that
 *     needs none
 * @param received obligations to add, in order; one whose operation id is known already is left
 *     out, so that a change that is read twice is received once (I5)
 * @param settlements obligations that take another status, in order: one that is settled twice must
 *     have the status that each settlement expects in its turn
 * @param links pairs of rows to remember, in place of what was known of them
 * @param removedLinks pairs to forget
 * @param documents small named texts to keep; an empty one is removed
 * @param expected texts that documents must have before the commit, an empty one for a document
 *     that must not exist; otherwise nothing takes place
 */
public record StoreCommit(
    @Nullable Lease lease,
    List<Obligation> received,
    List<Settlement> settlements,
    List<Link> links,
    List<Link> removedLinks,
    Map<String, String> documents,
    Map<String, String> expected) {

  public StoreCommit {
    received = List.copyOf(received);
    settlements = List.copyOf(settlements);
    links = List.copyOf(links);
    removedLinks = List.copyOf(removedLinks);
    documents = Map.copyOf(documents);
    expected = Map.copyOf(expected);
  }

  /** Starts a commit under this lease, or under none. */
  public static Builder under(@Nullable Lease lease) {
    return new Builder(lease);
  }

  /** Whether there is nothing to store. */
  public boolean isEmpty() {
    return received.isEmpty()
        && settlements.isEmpty()
        && links.isEmpty()
        && removedLinks.isEmpty()
        && documents.isEmpty();
  }

  /** What a commit says one thing about at most. */
  private record Pair(String map, LinkKey key) {
    static Pair of(Link link) {
      return new Pair(link.map(), link.key());
    }
  }

  /** Collects the parts of a commit; not safe for several threads. */
  public static final class Builder {
    private final @Nullable Lease lease;
    private final List<Obligation> received = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private final Map<Pair, Link> links = new LinkedHashMap<>();
    private final Map<Pair, Link> removedLinks = new LinkedHashMap<>();
    private final Map<String, String> documents = new LinkedHashMap<>();
    private final Map<String, String> expected = new LinkedHashMap<>();

    private Builder(@Nullable Lease lease) {
      this.lease = lease;
    }

    /** Adds an obligation. */
    public Builder receive(Obligation obligation) {
      received.add(obligation);
      return this;
    }

    /** Changes the status of an obligation. */
    public Builder settle(Settlement settlement) {
      settlements.add(settlement);
      return this;
    }

    /** Remembers a pair of rows; the last word on a pair counts. */
    public Builder link(Link link) {
      Pair pair = Pair.of(link);
      removedLinks.remove(pair);
      links.put(pair, link);
      return this;
    }

    /** Forgets a pair of rows. */
    public Builder unlink(Link link) {
      Pair pair = Pair.of(link);
      links.remove(pair);
      removedLinks.put(pair, link);
      return this;
    }

    /** Keeps a document; an empty text removes it. */
    public Builder document(String name, String text) {
      documents.put(name, text);
      return this;
    }

    /** Makes the commit depend on a document; an empty text means that there is none. */
    public Builder expect(String name, String text) {
      expected.put(name, text);
      return this;
    }

    /** The finished commit. */
    public StoreCommit build() {
      return new StoreCommit(
          lease,
          received,
          settlements,
          List.copyOf(links.values()),
          List.copyOf(removedLinks.values()),
          documents,
          expected);
    }
  }
}
