/** What `daypass --help` prints. */
export const overview = `daypass: a day pass to the AWS console

  daypass                          pick a role and make a link, full-screen
  daypass <preset> [options]       make a link from a preset
  daypass - [options]              make the last link again
  daypass link [options]           make a link without the screen
  daypass roles [--all] [--json]   the roles you could use, each with a verdict and its reasons
  daypass presets …                list, show, save, rename, duplicate, move, remove, edit, export, import, path
  daypass history [--json]         what was handed out: when, which role, until when
  daypass settings …               list, get, set, unset
  daypass demo [command …]         the same program against a built-in imitation of AWS
  daypass demo serve               keep the imitation running

  daypass <command> --help         the options of a command
  daypass --version

The link alone goes to standard output, all else to standard error:
  url=$(daypass link --role Audit --duration 1h --to s3)

Exit codes: 0 done, 1 AWS or the network failed, 2 usage, 3 AWS says you may not, 4 no valid credentials,
5 presets or history can't be read or written, 130 cancelled.
`;
