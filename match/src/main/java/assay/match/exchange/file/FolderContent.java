package assay.match.exchange.file;

import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.match.exchange.ExchangeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The files of a folder, while they are what they were when they were looked at. */
final class FolderContent implements Content {
  private final Path path;
  private final FolderState state;
  private final JsonObject known;
  private final Iterator<Path> files;
  private final MessageDigest digest = DigestAlgorithm.SHA256.begin();
  private Optional<Path> file = Optional.empty();
  private InputStream open = InputStream.nullInputStream();
  private boolean unchanged = true;

  FolderContent(Path path, FolderState state, JsonObject known) {
    this.path = path;
    this.state = state;
    this.known = known;
    this.files = state.files().keySet().iterator();
  }

  @Override
  public Optional<Part> next() throws IOException, ExchangeException {
    finish();
    if (!files.hasNext()) {
      return Optional.empty();
    }
    file = Optional.of(files.next());
    try {
      open = new DigestInputStream(Files.newInputStream(file.get()), digest);
    } catch (NoSuchFileException e) {
      throw FolderState.changed(file.get());
    }
    return Optional.of(new Part(file.get().toString(), file, open));
  }

  private void finish() throws IOException {
    open.transferTo(OutputStream.nullOutputStream());
    open.close();
    String read = HexFormat.of().formatHex(digest.digest());
    unchanged &= file.isEmpty() || read.equals(state.files().get(file.get()));
    file = Optional.empty();
    open = InputStream.nullInputStream();
  }

  @Override
  public JsonObject verified() throws IOException, ExchangeException {
    if (!unchanged || !FolderState.list(path).equals(List.copyOf(state.files().keySet()))) {
      throw FolderState.changed(path);
    }
    return known;
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
