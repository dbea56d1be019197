/** What a host may choose about synchronisation. */
@NullMarked
package dev.tandem.sync.policy;

import org.jspecify.annotations.NullMarked;
