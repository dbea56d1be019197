package dev.tandem.sync.policy;

/** What happens on the other side to the row of the old key when a key changes (UND-25, KEY-7). */
public enum KeyChange {
  /** It stays, and the row of the new key is another one. */
  KEEP_OLD,
  /** It is deleted once the row of the new key is there. */
  DELETE_OLD
}
