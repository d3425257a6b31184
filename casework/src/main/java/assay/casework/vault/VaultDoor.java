package assay.casework.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.casework.custody.CustodyLog;
import assay.stage.CustodyException;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The only way out of a vault: with an identity, a reason, and an event in the custody log. */
public final class VaultDoor {
  private final Path vault;
  private final CustodyLog log;

  /**
   * Opens nothing yet.
   *
   * @param vault the workspace's {@code vault} directory
   */
  public VaultDoor(Path vault, CustodyLog log) {
    this.vault = vault;
    this.log = log;
  }

  /** Whether a vault has a container of this name. What it holds, only its key can tell. */
  public static boolean holds(Path vault, String name) {
    return ContainerName.isOne(name) && Files.exists(ContainerName.file(vault, name));
  }

  /** What is sealed, by name; needs no key and tells no more than a look at the directory. */
  public List<Container> list() throws IOException {
    if (Files.notExists(vault)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(vault, 2)) {
      return files
          .filter(f -> f.getFileName().toString().endsWith(ContainerName.SUFFIX))
          .map(VaultDoor::container)
          .sorted(Comparator.comparing(Container::name))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Container container(Path file) {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      String name = file.getFileName().toString();
      return new Container(
          name.substring(0, name.length() - ContainerName.SUFFIX.length()),
          attributes.size(),
          attributes.lastModifiedTime().toInstant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a container. That it is being opened, by whom and why, is in the custody log, on disk,
   * before a byte is decrypted; so is an attempt with an identity that does not fit.
   *
   * @param identity an age identity file that nobody else can read
   * @param reason why, as typed; not blank
   * @param actor who opens it; not blank
   * @throws IllegalArgumentException if there is no such container, or the identity does not open
   *     it
   * @throws CustodyException if the container is not what was sealed
   */
  public Opened open(String name, Path identity, String reason, String actor) throws IOException {
    if (reason.isBlank() || actor.isBlank()) {
      throw new IllegalArgumentException("opening a container needs a reason and who opens it");
    }
    if (!ContainerName.isOne(name) || Files.notExists(ContainerName.file(vault, name))) {
      throw new IllegalArgumentException("the vault has no such container");
    }
    List<RecipientStanzaReader> readers = readers(identity);
    log.append(actor, "open", name, reason);
    return decrypt(name, readers, identity);
  }

  Opened decrypt(String name, List<RecipientStanzaReader> readers, Path identity)
      throws IOException {
    String place = "vault container " + name;
    FileChannel file = FileChannel.open(ContainerName.file(vault, name));
    boolean opened = false;
    try {
      InputStream payload = payload(file, readers);
      SealedHeader header = SealedHeader.readFrom(payload);
      opened = true;
      return new Opened(header, new SealedContent(payload, place, header));
    } catch (UnsupportedRecipientStanzaException e) {
      throw new IllegalArgumentException(identity + ": this identity does not open " + place, e);
    } catch (GeneralSecurityException | CustodyException | BufferUnderflowException e) {
      // The last of them is how the age library meets a header that ends early.
      throw new CustodyException(place + ": the container was altered or cut short", e);
    } catch (IOException e) {
      throw SealedContent.unlessAltered(e, place);
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static InputStream payload(FileChannel file, List<RecipientStanzaReader> readers)
      throws IOException, GeneralSecurityException {
    ReadableByteChannel age =
        new StandardDecryptingChannelFactory().newDecryptingChannel(file, readers);
    return new BufferedInputStream(Channels.newInputStream(age), 1 << 16);
  }

  static List<RecipientStanzaReader> readers(Path identity) throws IOException {
    VaultKeys.refuseIfExposed(identity);
    List<RecipientStanzaReader> readers = new ArrayList<>();
    for (String line : Files.readAllLines(identity, UTF_8)) {
      if (line.startsWith("AGE-SECRET-KEY-1")) {
        readers.add(reader(line.strip(), identity));
      }
    }
    if (readers.isEmpty()) {
      throw notAnIdentity(identity);
    }
    return readers;
  }

  private static RecipientStanzaReader reader(String line, Path identity) {
    try {
      return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw notAnIdentity(identity);
    }
  }

  private static IllegalArgumentException notAnIdentity(Path file) {
    return new IllegalArgumentException(
        file + ": an age identity (a line AGE-SECRET-KEY-1...) was expected");
  }
}
