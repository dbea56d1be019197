/** The connectors against the servers. */
@NullMarked
package dev.tandem.example.odata.contract;

import org.jspecify.annotations.NullMarked;
