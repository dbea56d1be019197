package dev.tandem.projectops.ledger;

import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ledger posting setup: a main account for each role, refined by transaction type and by
 * project category. The search goes from the category over the type to the role (CAT-7, CAT-14).
 * Immutable and safe for any thread.
 */
public final class PostingSetup {
  private record Key(PostingType role, @Nullable TransactionType type, @Nullable String category) {}

  private final Map<Key, String> accounts;

  private PostingSetup(Map<Key, String> accounts) {
    this.accounts = Map.copyOf(accounts);
  }

  /** A setup with one account for each of these roles. */
  public static PostingSetup of(Map<PostingType, String> accounts) {
    Map<Key, String> keyed = new HashMap<>();
    accounts.forEach((role, account) -> keyed.put(new Key(role, null, null), account));
    return new PostingSetup(keyed);
  }

  /** This setup, with this account for a role wherever no type or category has one of its own. */
  public PostingSetup with(PostingType role, String account) {
    return with(new Key(role, null, null), account);
  }

  /** This setup, with an account of its own for a transaction type. */
  public PostingSetup with(PostingType role, TransactionType type, String account) {
    return with(new Key(role, type, null), account);
  }

  /** This setup, with an account of its own for a project category. */
  public PostingSetup with(
      PostingType role, TransactionType type, String category, String account) {
    return with(new Key(role, type, category), account);
  }

  private PostingSetup with(Key key, String account) {
    Map<Key, String> more = new HashMap<>(accounts);
    more.put(key, account);
    return new PostingSetup(more);
  }

  /** The main account of a role; refused when no level of the search has one. */
  public String account(PostingType role, TransactionType type, @Nullable String category) {
    String found = category == null ? null : accounts.get(new Key(role, type, category));
    if (found == null) {
      found = accounts.get(new Key(role, type, null));
    }
    if (found == null) {
      found = accounts.get(new Key(role, null, null));
    }
    if (found == null) {
      throw new FaultException(
          FaultCode.ACCOUNT_MISSING, "posting setup", role + " for " + type + " " + category);
    }
    return found;
  }
}
