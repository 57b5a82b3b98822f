// The editor shows a block that this version does not understand, but offers none to add.
(() => {
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;

  class PreservingStreamBlockDefinition extends StreamBlockDefinition {
    constructor(name, groups, initialStates, meta) {
      super(name, groups, initialStates, meta);
      this.groupedChildBlockDefs = groups
        .map(([label, blocks]) => [label, blocks.filter((block) => block.name !== "preserved")])
        .filter(([, blocks]) => blocks.length > 0);
    }
  }

  window.telepath.register("issues.blocks.PreservingStreamBlock", PreservingStreamBlockDefinition);
})();
