/**
 * Transactions of both sides: the other side is written before the origin commits, and either both
 * keep the change or neither does (LIVE-11, LIVE-12, UND-20).
 */
@NullMarked
package dev.tandem.sync.synchronous;

import org.jspecify.annotations.NullMarked;
