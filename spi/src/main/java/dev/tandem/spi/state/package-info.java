/** What a host keeps for the synchronisation runtime, so that nothing is lost or done twice. */
@NullMarked
package dev.tandem.spi.state;

import org.jspecify.annotations.NullMarked;
