// Starts `petaday lsp`, and says what to install where it is missing.
const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");
const { documents, words } = require("./options");

let client;

async function start() {
  const settings = workspace.getConfiguration("petaday");
  const command = settings.get("command") || "petaday";
  const server = { command, args: words(settings.get("notes")) };
  const watched = workspace.createFileSystemWatcher("**/{petaday,pyproject}.toml");
  const options = { documentSelector: documents, synchronize: { fileEvents: watched } };
  client = new LanguageClient("petaday", "petaday", server, options);
  try {
    await client.start();
  } catch (fault) {
    client = undefined;
    window.showErrorMessage(
      `petaday: \`${command} lsp\` did not start: ${fault.message}. Install it with pip install 'petaday[lsp]', ` +
        "or say where it is in the setting petaday.command.",
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

exports.activate = async (context) => {
  context.subscriptions.push(
    commands.registerCommand("petaday.restart", restart),
    workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("petaday") && restart()),
  );
  await start();
};

exports.deactivate = stop;
