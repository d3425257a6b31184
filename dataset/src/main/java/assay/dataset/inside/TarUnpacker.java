package assay.dataset.inside;

import assay.dataset.tar.TarMembers;
import assay.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A tar archive. */
final class TarUnpacker implements Unpacker {
  private final InputStream archive;
  private final TarMembers members;

  TarUnpacker(InputStream archive) {
    this.archive = archive;
    this.members = new TarMembers(archive);
  }

  @Override
  public Optional<Member> next() throws IOException {
    return members.next().map(TarUnpacker::member);
  }

  private static Member member(TarMembers.Member member) {
    if (member.sparse() || member.part()) {
      Reason fault = member.sparse() ? Reason.SPARSE : Reason.TRUNCATED;
      return Member.unreadable(member.name(), member.time(), fault);
    }
    return Member.of(member.name(), member.time(), member::data);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
